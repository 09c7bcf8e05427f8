//! Which compressed copy of a file a browser takes.

/// A compressed copy that may lie beside a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// Its name in `Accept-Encoding` and `Content-Encoding`.
    pub name: &'static str,
    /// What is added to the file's name.
    pub suffix: &'static str,
}

/// The encodings we serve, the smaller first.
const KNOWN: [Encoding; 2] =
    [Encoding { name: "br", suffix: ".br" }, Encoding { name: "gzip", suffix: ".gz" }];

/// The encodings a request with this `Accept-Encoding` takes, the smaller first.
pub fn accepted(header: &str) -> impl Iterator<Item = Encoding> {
    KNOWN.into_iter().filter(|encoding| takes(header, encoding.name))
}

/// True when `header` gives `name`, or else `*`, a quality above nought.
fn takes(header: &str, name: &str) -> bool {
    let quality = |wanted: &str| {
        header.split(',').find_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            if !parts.next()?.eq_ignore_ascii_case(wanted) {
                return None;
            }
            let q = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
            Some(q.map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0)))
        })
    };
    quality(name).or_else(|| quality("*")).is_some_and(|q| q > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: &str) -> Vec<&'static str> {
        accepted(header).map(|encoding| encoding.name).collect()
    }

    #[test]
    fn what_is_named_is_taken() {
        assert_eq!(names("gzip, deflate, br, zstd"), ["br", "gzip"]);
        assert_eq!(names("GZIP"), ["gzip"]);
        assert_eq!(names("br;q=0.5, gzip;q=0"), ["br"]);
        assert_eq!(names("br; q=0, *"), ["gzip"]);
        assert_eq!(names("identity"), [] as [&str; 0]);
        assert_eq!(names(""), [] as [&str; 0]);
        assert_eq!(names("brotli, xgzip"), [] as [&str; 0]);
    }
}
