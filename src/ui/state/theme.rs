//! The colours of the page.

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has them.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As it is stored and stands on the root element; `None` for the system's.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The theme with this key; the system's for any other text.
    pub fn of(key: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|theme| key.is_some() && theme.key() == key).unwrap_or_default()
    }
}
