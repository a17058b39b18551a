-- Events by where they are, for the map: the few whose places have coordinates, without a look at all others.

CREATE INDEX event_by_coordinates ON event (place_latitude, place_longitude, place_precision, id)
  WHERE place_latitude IS NOT NULL;
