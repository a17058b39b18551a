"""One module per corpus family; each turns files under the data folder into `Example`s."""
