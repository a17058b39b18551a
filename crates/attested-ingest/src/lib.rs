//! Sources to documents: files, folders, standard input, tables; text, metadata, dates, the way back to raw bytes.
