//! The search file: what the build wrote is read, and nothing else is.

use http_status::search::{Error, FILE, Index};
use proptest::prelude::*;

#[test]
fn the_file_of_the_build_is_whole() {
    let index = Index::from_bytes(FILE).expect("a whole file");
    assert!(!index.answer("client_max_body_size").ranked.is_empty());
}

#[test]
fn what_is_no_search_file_is_refused() {
    assert_eq!(Index::from_bytes(b"").unwrap_err(), Error::Mark);
    assert_eq!(Index::from_bytes(b"<!doctype html>").unwrap_err(), Error::Mark);
    assert_eq!(Index::from_bytes(&FILE[..4]).unwrap_err(), Error::Damaged);
}

#[test]
fn the_file_of_another_catalogue_is_refused() {
    use http_status::search::file::File;
    let mut file = File::decode(FILE).expect("a whole file");
    file.entries.pop();
    let bytes = file.encode().expect("a file that can be written");
    assert_eq!(Index::from_bytes(&bytes).unwrap_err(), Error::OtherCatalogue);
}

/// Content whose checksum is right, whatever it is.
fn sealed(content: &[u8]) -> Vec<u8> {
    let sum = content
        .iter()
        .fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    [&FILE[..4], &sum.to_le_bytes(), content].concat()
}

proptest! {
    #[test]
    fn a_cut_file_is_an_error(end in 0..FILE.len()) {
        prop_assert!(Index::from_bytes(&FILE[..end]).is_err());
    }

    #[test]
    fn a_flipped_bit_is_an_error(at in 0..FILE.len(), bit in 0..8) {
        let mut bytes = FILE.to_vec();
        bytes[at] ^= 1_u8 << bit;
        prop_assert!(Index::from_bytes(&bytes).is_err());
    }

    #[test]
    fn damage_with_a_right_checksum_is_no_panic(
        end in 8..FILE.len(),
        flips in prop::collection::vec((8..FILE.len(), any::<u8>()), 0..8),
    ) {
        let mut bytes = FILE[8..].to_vec();
        for (at, byte) in flips {
            bytes[at - 8] ^= byte;
        }
        for content in [&bytes[..], &bytes[..end - 8]] {
            if let Ok(index) = Index::from_bytes(&sealed(content)) {
                index.answer("wei zhao dao 網頁 upstream timed out");
            }
        }
    }

    #[test]
    fn any_bytes_are_no_panic(content in prop::collection::vec(any::<u8>(), 0..64)) {
        prop_assert!(Index::from_bytes(&content).is_err());
        prop_assert!(Index::from_bytes(&sealed(&content)).is_err());
    }
}
