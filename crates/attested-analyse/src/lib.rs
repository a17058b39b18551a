//! One document to one analysis: sections, sentences, mentions, times, figures, statements, events.
