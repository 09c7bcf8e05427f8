//! What the page says of itself as an app on the reader's device.
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

/// The first copy has just been made.
pub const INSTALLED: Text = Text { zh: "已可离线使用", en: "Ready to work offline" };
/// The site cannot be reached.
pub const OFFLINE: Text =
    Text { zh: "离线：显示本机保存的内容", en: "Offline: shown from this device" };

/// How it is with reading offline: the word for it, and what is said.
pub const OFFLINE_READING: [(&str, Text); 7] = [
    (
        "ready",
        Text {
            zh: "已可离线使用：断网时，搜索、对比和全部详情照常可用。",
            en: "Works offline: search, comparison and all details stay available without a network.",
        },
    ),
    (
        "insecure",
        Text {
            zh: "不能离线使用，因为这个页面不是通过 HTTPS 打开的。",
            en: "Offline reading is not available because this page did not come over HTTPS.",
        },
    ),
    (
        "unsupported",
        Text {
            zh: "不能离线使用，因为这个浏览器（或它的无痕窗口）没有 Service Worker。",
            en: "Offline reading is not available because this browser, or its private window, has no service workers.",
        },
    ),
    (
        "refused",
        Text {
            zh: "不能离线使用，因为浏览器不允许本站在这台设备上保存内容。",
            en: "Offline reading is not available because the browser does not let this site keep anything on the device.",
        },
    ),
    (
        "network",
        Text {
            zh: "暂时不能离线使用，因为文件没有下载完整。下次打开时会再试。",
            en: "Offline reading is not available yet because not all files arrived. The next visit tries again.",
        },
    ),
    (
        "altered",
        Text {
            zh: "暂时不能离线使用，因为收到的文件与发布的不一致。下次打开时会再试。",
            en: "Offline reading is not available yet because a file that arrived is not the one that was published. The next visit tries again.",
        },
    ),
    (
        "storage",
        Text {
            zh: "不能离线使用，因为浏览器没有给本站足够的存储空间。",
            en: "Offline reading is not available because the browser has no room for it.",
        },
    ),
];

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

/// How to install where the page cannot offer it: the browser, and what is said.
pub const INSTALL_BY_HAND: [(&str, Text); 4] = [
    (
        "ios",
        Text {
            zh: "安装到 iPhone 或 iPad：点浏览器的“分享”按钮，再选“添加到主屏幕”。",
            en: "To install it on an iPhone or iPad: open the browser’s Share menu and choose “Add to Home Screen”.",
        },
    ),
    (
        "safari",
        Text {
            zh: "在 Mac 的 Safari 里安装：打开“文件”菜单，选“添加到程序坞”。",
            en: "To install it with Safari on a Mac: choose “Add to Dock” in the File menu.",
        },
    ),
    (
        "firefox-android",
        Text {
            zh: "在 Firefox 里安装：打开菜单（⋮），选“添加到主屏幕”。",
            en: "To install it with Firefox: open the menu (⋮) and choose “Add to Home screen”.",
        },
    ),
    (
        "firefox",
        Text {
            zh: "电脑上的 Firefox 不能安装网页应用（Windows 版可以用地址栏里的按钮把它加到任务栏）。加个书签即可，离线也能打开。",
            en: "Firefox on a computer does not install web apps (on Windows, a button in the address bar adds it to the taskbar). A bookmark opens it offline as well.",
        },
    ),
];

/// Which build this is; the name follows.
pub const EDITION: Text = Text { zh: "版本：", en: "Edition: " };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_text() {
        let mut words: Vec<_> =
            OFFLINE_READING.iter().chain(&INSTALL_BY_HAND).map(|(word, _)| word).collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), OFFLINE_READING.len() + INSTALL_BY_HAND.len());
    }
}
