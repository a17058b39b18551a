"""Trains the encoder that `attested-reader` runs: corpora in, weights and scores out."""
