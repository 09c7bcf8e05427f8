//! The owners of codes, by name, in a text.

use super::fold::{fold, is_han_run, words};
use super::text::find;
use super::words::beginning;
use crate::catalog::SOURCES;
use crate::lexicon::Lexicon;

/// Words of owners' names that name nobody by themselves.
const COMMON: &str = "iana api cdn waf alb elb net core x load balancer balancers http web ai cloud draft internet proxy ve drafts \
     clients client browsers storage server the of and 注册 负载均衡 客户端 存储 服务 代理 草案 互联网 云 \
     浏览器 应用 框架 网关 和 的";

/// Chinese names further on in a text are not looked for, in bytes.
const LONGEST: usize = 6000;

/// The names of owners, made ready to be found.
#[derive(Clone, Debug)]
pub struct Owners {
    names: Lexicon,
    /// For each name, the owners that have it, as places in the list of sources.
    owners: Vec<Vec<usize>>,
}

impl Owners {
    /// The owners of the catalogue.
    pub fn new() -> Self {
        let mut own = Self { names: Lexicon::default(), owners: Vec::new() };
        for (place, source) in SOURCES.iter().enumerate() {
            for text in [source.key, source.name.zh, source.name.en] {
                for name in words(&fold(text)).filter(|name| !super::words::is_in(COMMON, name)) {
                    let number = own.names.add(name) as usize;
                    if number == own.owners.len() {
                        own.owners.push(Vec::new());
                    }
                    if !own.owners[number].contains(&place) {
                        own.owners[number].push(place);
                    }
                }
            }
        }
        own
    }

    /// The owners that a text in lower case names, each with the place of the name.
    pub fn find(&self, lower: &str) -> Vec<(usize, std::ops::Range<usize>)> {
        let mut found: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
        let mut add = |number: u32, at: std::ops::Range<usize>| {
            for owner in &self.owners[number as usize] {
                if !found.iter().any(|(known, _)| known == owner) {
                    found.push((*owner, at.clone()));
                }
            }
        };
        let bytes = lower.as_bytes();
        let mut start = 0;
        for end in 0..=bytes.len() {
            if end == bytes.len() || !bytes[end].is_ascii_alphanumeric() {
                if start < end
                    && let Some(number) = self.names.get(&lower[start..end])
                {
                    add(number, start..end);
                }
                start = end + 1;
            }
        }
        if lower.is_ascii() {
            return found;
        }
        // Chinese names are looked for one by one, so in the beginning of a long text alone.
        let lower = beginning(lower, LONGEST);
        for number in 0..crate::lexicon::number_of(self.names.len()) {
            let name = self.names.word(number);
            if is_han_run(name)
                && let Some(at) = find(lower, name)
            {
                add(number, at..at + name.len());
            }
        }
        found
    }
}
