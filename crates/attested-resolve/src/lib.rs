//! Many analyses to one resolution: copies, actors, events, disputes.
