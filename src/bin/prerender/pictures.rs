//! The preview picture of each code, which chats show beside a link: one SVG template, drawn natively.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use http_status::catalog::{CATALOG, Entry};
use http_status::ui::pages::folder;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use ttf_parser::{Face, OutlineBuilder};

use crate::about::{PICTURE, SITE};
use crate::files;

/// The template.
const TEMPLATE: &str = include_str!("../../../art/preview/preview.svg");
/// The letters: Noto Sans CJK SC Bold with those that the catalogue uses. A machine need not have it.
const FONT: &[u8] = include_bytes!("../../../art/preview/NotoSansCJKsc-Bold.otf");
/// The style sheet that knows the hue of each class.
const TOKENS: &str = include_str!("../../../style/tokens.css");

/// A picture's name, in the folder of the code's page.
pub const NAME: &str = "preview.png";

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Draws the picture of each code into the folder of its page.
pub fn write(site: &Path) -> Result<()> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(entry) = CATALOG.get(next.fetch_add(1, Ordering::Relaxed)) {
            let picture = draw(entry)?;
            files::write(&site.join(folder(entry.code)).join(NAME), &picture)?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("it does not panic"))
    })
}

/// What stands in a picture, in words.
pub fn described(entry: &Entry) -> String {
    format!("{} {} {}", entry.code, entry.first().phrase(), names(entry))
}

/// The names in both languages, the English one where it is not the phrase.
fn names(entry: &Entry) -> String {
    let (phrase, name) = (entry.first().phrase(), entry.first().name());
    if name.en.eq_ignore_ascii_case(phrase) || name.en == name.zh {
        name.zh.to_owned()
    } else {
        format!("{} · {}", name.zh, name.en)
    }
}

/// The picture of a code, as PNG.
fn draw(entry: &Entry) -> Result<Vec<u8>> {
    let number = entry.code.to_string();
    let names = names(entry);
    let texts = [
        ("number", &*number),
        ("phrase", entry.first().phrase()),
        ("names", &*names),
        ("site", SITE),
    ];
    let (hue, chroma) = colour(entry.code.class_digit())?;
    let mut svg = TEMPLATE.replace("{hue}", hue).replace("{chroma}", chroma);
    let face = Face::parse(FONT, 0)?;
    for (key, text) in texts {
        let (start, end) = place(&svg, &format!("{{{key} "), "}")?;
        let sizes = svg[start..end].trim_end_matches('}').rsplitn(3, ' ');
        let sizes: Vec<f32> =
            sizes.take(2).map(str::parse).collect::<std::result::Result<_, _>>()?;
        let outline = outline(&face, text, sizes[1], sizes[0]);
        let outline = outline.map_err(|c| {
            format!(
                "src/catalog/codes/{number}.toml: the preview picture has no letter `{c}` for \
                 `{text}`; CONTRIBUTING.md says how to make the font of art/preview anew"
            )
        })?;
        svg.replace_range(start..end, &outline);
    }
    while let Ok((start, end)) = place(&svg, "oklch(", ")") {
        let colour = hex(&svg[start + "oklch(".len()..end - 1])?;
        svg.replace_range(start..end, &colour);
    }
    let (_, width, height) = PICTURE;
    let tree = Tree::from_str(&svg, &Options::default())?;
    let mut picture = Pixmap::new(width, height).ok_or("a picture without a size")?;
    resvg::render(&tree, Transform::default(), &mut picture.as_mut());
    png(&picture)
}

/// Where something stands in the template, from its beginning to its end.
fn place(svg: &str, from: &str, to: &str) -> Result<(usize, usize)> {
    let start = svg.find(from).ok_or_else(|| format!("the template has no `{from}`"))?;
    let length = svg[start..].find(to).ok_or_else(|| format!("`{from}` has no end"))?;
    Ok((start, start + length + to.len()))
}

/// The hue and the chroma of a class, as the style sheet has them.
fn colour(class: &str) -> Result<(&'static str, &'static str)> {
    let selector = format!("[data-class=\"{class}\"] {{");
    // Without a class it is that of everything else.
    let selector = if TOKENS.contains(&selector) { &*selector } else { ":root {" };
    let rule = TOKENS.split_once(selector).map_or("", |(_, rule)| rule);
    let value = |name: &str| {
        let value = rule.split_once(name).and_then(|(_, rest)| rest.split_once(';'));
        value.map(|(value, _)| value.trim()).ok_or_else(|| format!("tokens.css has no {name}"))
    };
    Ok((value("--hue:")?, value("--chroma:")?))
}

/// A colour of CSS Color 4, such as `81% 0.12 55`, as sRGB in hex; what sRGB does not have is clipped.
fn hex(oklch: &str) -> Result<String> {
    let mut parts = oklch.split_whitespace().map(|part| part.trim_end_matches('%').parse::<f64>());
    let mut part = || parts.next().ok_or("a colour needs lightness, chroma and hue");
    let (lightness, chroma, hue) = (part()?? / 100.0, part()??, part()??.to_radians());
    let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
    // Björn Ottosson's matrices of Oklab, which CSS Color 4 refers to.
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let linear = [
        4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
    ];
    let mut hex = String::from("#");
    for value in linear {
        let value: f64 = value;
        let encoded =
            if value > 0.003_130_8 { 1.055 * value.powf(1.0 / 2.4) - 0.055 } else { 12.92 * value };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let byte = (encoded.clamp(0.0, 1.0) * 255.0).round() as u8;
        write!(hex, "{byte:02x}")?;
    }
    Ok(hex)
}

/// The outline of a text as data of an SVG path, from the origin to the right; smaller than `size`
/// pixels where it would be wider than `room`.
///
/// # Errors
///
/// A character that the font does not have.
fn outline(face: &Face, text: &str, size: f32, room: f32) -> std::result::Result<String, char> {
    let glyphs: Vec<_> = text
        .chars()
        .map(|c| face.glyph_index(c).ok_or(c))
        .collect::<std::result::Result<_, _>>()?;
    let advances = glyphs.iter().map(|glyph| face.glyph_hor_advance(*glyph).map_or(0.0, f32::from));
    let advances: Vec<f32> = advances.collect();
    let width: f32 = advances.iter().sum();
    let scale = (size / f32::from(face.units_per_em())).min(room / width);
    let mut path = Outline { data: String::new(), x: 0.0, scale };
    for (glyph, advance) in glyphs.into_iter().zip(advances) {
        face.outline_glyph(glyph, &mut path);
        path.x += advance * scale;
    }
    Ok(path.data)
}

struct Outline {
    data: String,
    /// Where the glyph begins.
    x: f32,
    scale: f32,
}

impl Outline {
    fn draw(&mut self, command: char, points: &[(f32, f32)]) {
        self.data.push(command);
        for (x, y) in points {
            // A font's y goes up.
            let (x, y) = (self.x + x * self.scale, -y * self.scale);
            let _ = write!(self.data, "{x:.1} {y:.1} ");
        }
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.draw('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.draw('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.draw('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.draw('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('Z');
    }
}

/// An opaque picture as PNG with a palette, a third of what it is without.
fn png(picture: &Pixmap) -> Result<Vec<u8>> {
    // Edges of letters have many shades; so few bits are left out that 256 will do.
    let (palette, pixels) =
        (0..8).find_map(|bits| indexed(picture, bits)).ok_or("a picture of too many colours")?;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// The colours of a picture without their last bits, and the place of each pixel's; none where there
/// are more than 256.
fn indexed(picture: &Pixmap, bits: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut places = HashMap::new();
    let (mut palette, mut pixels) = (Vec::new(), Vec::new());
    let mut last = None;
    for pixel in picture.pixels() {
        let index = match last {
            Some((same, index)) if same == *pixel => index,
            _ => {
                let colour = [pixel.red(), pixel.green(), pixel.blue()].map(|c| c >> bits << bits);
                let next = places.len();
                if let Some(index) = places.get(&colour) {
                    *index
                } else {
                    let index = u8::try_from(next).ok()?;
                    places.insert(colour, index);
                    palette.extend(colour);
                    index
                }
            }
        };
        last = Some((*pixel, index));
        pixels.push(index);
    }
    Some((palette, pixels))
}

#[cfg(test)]
mod tests {
    use http_status::catalog::Code;

    use super::*;

    #[test]
    fn a_picture_is_small_and_of_its_size() {
        let picture = draw(Code(404).entry().unwrap()).unwrap();
        assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
        let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        let (_, width, height) = PICTURE;
        assert_eq!((number(16), number(20)), (width, height));
        assert!(picture.len() < 20_000, "{} bytes", picture.len());
        assert_ne!(picture, draw(Code(410).entry().unwrap()).unwrap());
    }

    #[test]
    fn every_text_has_its_letters_and_its_room() {
        let face = Face::parse(FONT, 0).unwrap();
        for entry in CATALOG {
            for text in [entry.first().phrase(), &*names(entry)] {
                assert_eq!(
                    outline(&face, text, 50.0, 1000.0).err(),
                    None,
                    "{}: {text}",
                    entry.code
                );
            }
        }
        assert_eq!(outline(&face, "a\u{1f600}", 50.0, 1000.0), Err('\u{1f600}'));
        let right = |room| {
            let data = outline(&face, "WWWW", 100.0, room).unwrap();
            let points =
                data.split(char::is_alphabetic).flat_map(|part| part.split(' ').step_by(2));
            points.filter_map(|x| x.parse().ok()).fold(0.0_f32, f32::max)
        };
        assert!(right(1000.0) > 200.0 && right(100.0) <= 100.0, "{}", right(100.0));
    }

    #[test]
    fn colours_are_those_of_the_style_sheet() {
        // As a browser shows them.
        assert_eq!(hex("100% 0 0").unwrap(), "#ffffff");
        assert_eq!(hex("0% 0 0").unwrap(), "#000000");
        assert_eq!(hex("62.8% 0.2577 29.23").unwrap(), "#ff0000");
        assert_eq!(colour("4").unwrap(), ("55", "0.12"));
        assert_eq!(colour("").unwrap(), ("265", "0.01"));
    }
}
