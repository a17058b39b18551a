//! Takes Parquet files; gives one document for each row, as of a table.
//!
//! A row of a Parquet file lies in no one place: its columns are stored apart and compressed. The raw bytes of a
//! document are therefore the row written as one JSON object, with the columns in the order of the file; each
//! character of the text leads to its bytes there.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::reader::RowIter;

use crate::archive::Store;
use crate::json::Records;
use crate::{Ingested, Location, Options, SkipReason, Skipped};

/// The documents of a Parquet file.
pub(crate) struct Rows {
    rows: RowIter<'static>,
    records: Records<io::Empty>,
    location: Location,
    limit: u64,
    most: u64,
    number: u64,
    done: bool,
}

impl Rows {
    /// Opens a file.
    ///
    /// # Errors
    /// [`SkipReason::CannotRead`] for what is damaged, [`SkipReason::Encrypted`].
    pub(crate) fn new(store: Store, location: &Location, options: &Options) -> Result<Self, SkipReason> {
        let file = store.into_file().map_err(|error| SkipReason::read(&error))?;
        let opened = catch_unwind(AssertUnwindSafe(|| {
            let reader = SerializedFileReader::new(file).map_err(|error| refused(&error))?;
            if !is_sound(reader.metadata()) {
                return Err(damaged());
            }
            Ok(RowIter::from_file_into(Box::new(reader)))
        }));
        Ok(Self {
            rows: opened.unwrap_or_else(|_| Err(damaged()))?,
            records: Records::values(io::empty(), location.clone(), options.clone()),
            location: location.clone(),
            limit: options.limits.max_document_bytes,
            most: options.limits.max_records,
            number: 0,
            done: false,
        })
    }

    fn stop(&mut self, reason: SkipReason) -> Result<Ingested, Skipped> {
        self.done = true;
        Err(Skipped::new(self.location.record(format!("row {}", self.number)), reason))
    }

    /// The next row as a JSON object.
    fn row(&mut self) -> Option<Result<Vec<u8>, SkipReason>> {
        let next = catch_unwind(AssertUnwindSafe(|| {
            let row = self.rows.next()?;
            Some(row.map_err(|error| refused(&error)).map(|row| row.to_json_value().to_string().into_bytes()))
        }));
        next.unwrap_or_else(|_| Some(Err(damaged())))
    }
}

/// True when every column tells of places that can be in a file; the library panics at others.
fn is_sound(metadata: &ParquetMetaData) -> bool {
    let columns = metadata.row_groups().iter().flat_map(RowGroupMetaData::columns);
    metadata.file_metadata().num_rows() >= 0
        && columns.into_iter().all(|column| {
            let dictionary = column.dictionary_page_offset().unwrap_or(0);
            column.data_page_offset() >= 0 && dictionary >= 0 && column.compressed_size() >= 0
        })
}

fn damaged() -> SkipReason {
    SkipReason::CannotRead("its structure is damaged".to_owned())
}

fn refused(error: &parquet::errors::ParquetError) -> SkipReason {
    let words = error.to_string();
    if words.to_ascii_lowercase().contains("encrypt") {
        return SkipReason::Encrypted;
    }
    let mut chars = words.chars();
    SkipReason::CannotRead(
        chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect()),
    )
}

impl Iterator for Rows {
    type Item = Result<Ingested, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.records.take_ready() {
                return Some(item);
            }
            if self.done {
                return None;
            }
            self.number += 1;
            if self.number > self.most {
                return Some(self.stop(SkipReason::TooManyRecords(self.most)));
            }
            match self.row() {
                None => {
                    self.done = true;
                    self.records.end();
                }
                Some(Err(reason)) => return Some(self.stop(reason)),
                Some(Ok(bytes)) if bytes.len() as u64 > self.limit => {
                    let place = self.location.record(format!("row {}", self.number));
                    return Some(Err(Skipped::new(place, SkipReason::TooLong { limit: self.limit })));
                }
                Some(Ok(bytes)) => self.records.object(bytes, format!("row {}", self.number)),
            }
        }
    }
}
