//! Times: every expression to an EDTF value, with the way it was fixed.

use attested_model::TimeExpression;

use crate::Page;

/// The times of a page in text order.
pub(crate) fn times(_page: &Page<'_>) -> Vec<TimeExpression> {
    Vec::new()
}
