//! What only the build renders: the details of a code, as data for its card and as a page of its own.

mod code_page;
pub mod detail;
pub mod example;
pub mod facts;
mod list_page;
mod messages;
mod notes;
mod opened;
mod programs;
mod prose;
mod route;
mod steps;

pub use code_page::{AllPages, CodePage, NoScript, Stalled};
pub use detail::{Place, details, folder};
pub use list_page::ListPage;
pub use notes::notes;
pub use opened::opened;
pub use steps::steps;
