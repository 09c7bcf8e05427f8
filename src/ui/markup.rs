//! HTML put together from pieces, for what comes out of the details that the build drew. Text is
//! escaped by [`Markup::text`]; nothing that a reader typed may get in otherwise.

/// Growing HTML.
#[derive(Default)]
pub struct Markup(String);

impl Markup {
    /// Adds tags of our own.
    pub fn tags(&mut self, tags: &'static str) -> &mut Self {
        self.drawn(tags)
    }

    /// Adds HTML that the build drew.
    pub fn drawn(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    /// Adds text, within an element or a quoted attribute.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// The HTML.
    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut markup = Markup::default();
        markup.tags("<p title=\"").text("\"><script>").tags("\">").text("a & b").tags("</p>");
        assert_eq!(markup.finish(), "<p title=\"&quot;>&lt;script>\">a &amp; b</p>");
    }
}
