//! A table of the record as Parquet: the columns of the CSV tables with types, for pandas, DuckDB and clusters.
//!
//! Numbers are numbers, all else is text; an empty cell is null. Written in groups of rows, so that memory does not
//! grow with the record. Nothing of the table is lost, and no apostrophes are put before formulas.

use std::io::Write;
use std::sync::Arc;

use attested_model::Vocabulary as _;
use attested_record::Record;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::record::rows_of;
use crate::table::{is_number, is_whole_number};
use crate::{Error, Table};

/// Rows that are held before they are written.
const GROUP: usize = 20_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Whole,
    Real,
}

/// What a column holds, by its name in the CSV tables.
fn kind(name: &str) -> Kind {
    if is_whole_number(name) {
        Kind::Whole
    } else if is_number(name) {
        Kind::Real
    } else {
        Kind::Text
    }
}

/// Writes one table of a record as Parquet.
///
/// # Errors
/// [`Error::Write`], and what reading the record can meet.
pub fn parquet(record: &Record, table: Table, out: &mut (dyn Write + Send)) -> Result<(), Error> {
    let header = table.columns();
    let fields: String = header
        .iter()
        .map(|name| match kind(name) {
            Kind::Text => format!("OPTIONAL BYTE_ARRAY {name} (UTF8); "),
            Kind::Whole => format!("OPTIONAL INT64 {name}; "),
            Kind::Real => format!("OPTIONAL DOUBLE {name}; "),
        })
        .collect();
    let schema = parse_message_type(&format!("message {} {{ {fields} }}", table.word())).map_err(failed)?;
    let settings =
        WriterProperties::builder().set_created_by(format!("attested {}", env!("CARGO_PKG_VERSION"))).build();
    let mut file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(settings)).map_err(failed)?;
    let mut held: Vec<Vec<String>> = Vec::new();
    rows_of(record, table, &mut |row| {
        held.push(row);
        if held.len() >= GROUP {
            group(&mut file, header, &held)?;
            held.clear();
        }
        Ok(())
    })?;
    if !held.is_empty() {
        group(&mut file, header, &held)?;
    }
    file.close().map_err(failed)?;
    Ok(())
}

fn group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    header: &[&str],
    rows: &[Vec<String>],
) -> Result<(), Error> {
    let mut group = file.next_row_group().map_err(failed)?;
    for (at, name) in header.iter().enumerate() {
        let Some(mut column) = group.next_column().map_err(failed)? else { break };
        let cells = || rows.iter().map(|row| row.get(at).map(String::as_str).unwrap_or_default());
        match kind(name) {
            Kind::Text => {
                let (values, levels) = column_of(cells(), |cell| Some(ByteArray::from(cell)));
                column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).map_err(failed)?;
            }
            Kind::Whole => {
                let (values, levels) = column_of(cells(), |cell| cell.parse::<i64>().ok());
                column.typed::<Int64Type>().write_batch(&values, Some(&levels), None).map_err(failed)?;
            }
            Kind::Real => {
                let (values, levels) = column_of(cells(), |cell| cell.parse::<f64>().ok());
                column.typed::<DoubleType>().write_batch(&values, Some(&levels), None).map_err(failed)?;
            }
        }
        column.close().map_err(failed)?;
    }
    group.close().map_err(failed)?;
    Ok(())
}

/// The values that are there, and for each row whether one is.
fn column_of<'a, T>(
    cells: impl Iterator<Item = &'a str>,
    read: impl Fn(&str) -> Option<T>,
) -> (Vec<T>, Vec<i16>) {
    let mut values = Vec::new();
    let mut levels = Vec::new();
    for cell in cells {
        let value = if cell.is_empty() { None } else { read(cell) };
        levels.push(i16::from(value.is_some()));
        values.extend(value);
    }
    (values, levels)
}

fn failed(error: parquet::errors::ParquetError) -> Error {
    Error::Write(std::io::Error::other(error))
}
