//! What the page says of itself as an app: reading offline, updates, installing.
//!
//! Apart from [`super::Strings`]: only the build draws it, so none of it is in the wasm.

use crate::catalog::Text;

/// What this part of the page is about.
pub const TITLE: Text = Text { zh: "离线与安装", en: "Offline and installing" };

/// The bar of an app that has a window of its own.
pub const WINDOW: Text = Text { zh: "窗口", en: "Window" };
/// Back in the history.
pub const BACK: Text = Text { zh: "返回", en: "Back" };
/// Copy what would stand in the address bar.
pub const COPY_ADDRESS: Text = Text { zh: "复制网址", en: "Copy address" };

/// The site cannot be reached.
pub const OFFLINE: Text =
    Text { zh: "离线：显示本机保存的内容", en: "Offline: shown from this device" };

/// How it is with reading offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflineReading {
    /// The copy is whole.
    Ready,
    /// The page did not come over HTTPS.
    Insecure,
    /// The browser has no service workers.
    Unsupported,
    /// The browser does not let the site keep anything.
    Refused,
    /// Not all files arrived.
    Network,
    /// A file is not the one that was published.
    Altered,
    /// The browser has no room for the copy.
    Storage,
}

impl OfflineReading {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Ready,
        Self::Insecure,
        Self::Unsupported,
        Self::Refused,
        Self::Network,
        Self::Altered,
        Self::Storage,
    ];

    /// The word that the worker has for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Insecure => "insecure",
            Self::Unsupported => "unsupported",
            Self::Refused => "refused",
            Self::Network => "network",
            Self::Altered => "altered",
            Self::Storage => "storage",
        }
    }

    /// The one that the worker has this word for.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reading| reading.word() == word)
    }

    /// What is said.
    pub const fn text(self) -> Text {
        match self {
            Self::Ready => Text {
                zh: "已可离线使用：断网时，搜索、对比和全部详情照常可用。",
                en: "Works offline: search, comparison and all details stay available without a network.",
            },
            Self::Insecure => Text {
                zh: "不能离线使用，因为这个页面不是通过 HTTPS 打开的。",
                en: "Offline reading is not available because this page did not come over HTTPS.",
            },
            Self::Unsupported => Text {
                zh: "不能离线使用，因为这个浏览器（或它的无痕窗口）没有 Service Worker。",
                en: "Offline reading is not available because this browser, or its private window, has no service workers.",
            },
            Self::Refused => Text {
                zh: "不能离线使用，因为浏览器不允许本站在这台设备上保存内容。",
                en: "Offline reading is not available because the browser does not let this site keep anything on the device.",
            },
            Self::Network => Text {
                zh: "暂时不能离线使用，因为文件没有下载完整。下次打开时会再试。",
                en: "Offline reading is not available yet because not all files arrived. The next visit tries again.",
            },
            Self::Altered => Text {
                zh: "暂时不能离线使用，因为收到的文件与发布的不一致。下次打开时会再试。",
                en: "Offline reading is not available yet because a file that arrived is not the one that was published. The next visit tries again.",
            },
            Self::Storage => Text {
                zh: "不能离线使用，因为浏览器没有给本站足够的存储空间。",
                en: "Offline reading is not available because the browser has no room for it.",
            },
        }
    }
}

/// A newer version is here, and waits.
pub const UPDATE: Text = Text { zh: "新版本已就绪。", en: "A new version is ready." };
/// Change to it.
pub const UPDATE_NOW: Text = Text { zh: "更新", en: "Update" };
/// Say no more of it for now.
pub const LATER: Text = Text { zh: "以后再说", en: "Later" };

/// Install the app.
pub const INSTALL: Text = Text { zh: "安装", en: "Install" };
/// What installing is good for.
pub const INSTALL_WHY: Text = Text {
    zh: "可以装成应用：有自己的窗口和图标。",
    en: "This page can be installed as an app, with a window and an icon of its own.",
};

/// A browser whose menus one installs by, as the page cannot offer it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallByHand {
    /// A browser of an iPhone or iPad.
    Ios,
    /// Safari on a Mac.
    Safari,
    /// Firefox on Android.
    FirefoxAndroid,
    /// Firefox on a computer.
    Firefox,
}

impl InstallByHand {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ios, Self::Safari, Self::FirefoxAndroid, Self::Firefox];

    /// How to install there.
    pub const fn text(self) -> Text {
        match self {
            Self::Ios => Text {
                zh: "安装到 iPhone 或 iPad：点浏览器的“分享”按钮，再选“添加到主屏幕”。",
                en: "To install it on an iPhone or iPad: open the browser’s Share menu and choose “Add to Home Screen”.",
            },
            Self::Safari => Text {
                zh: "在 Mac 的 Safari 里安装：打开“文件”菜单，选“添加到程序坞”。",
                en: "To install it with Safari on a Mac: choose “Add to Dock” in the File menu.",
            },
            Self::FirefoxAndroid => Text {
                zh: "在 Firefox 里安装：打开菜单（⋮），选“添加到主屏幕”。",
                en: "To install it with Firefox: open the menu (⋮) and choose “Add to Home screen”.",
            },
            Self::Firefox => Text {
                zh: "电脑上的 Firefox 不能安装网页应用（Windows 版可以用地址栏里的按钮把它加到任务栏）。加个书签即可，离线也能打开。",
                en: "Firefox on a computer does not install web apps (on Windows, a button in the address bar adds it to the taskbar). A bookmark opens it offline as well.",
            },
        }
    }
}

/// Which build this is; the name follows.
pub const EDITION: Text = Text { zh: "版本：", en: "Edition: " };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_reading() {
        for reading in OfflineReading::ALL {
            assert_eq!(OfflineReading::of(reading.word()), Some(reading));
        }
        assert_eq!(OfflineReading::of("waiting"), None);
    }
}
