import IsnadJSON
import IsnadText

/// The spellings of each entity of a stored reading, in the order of the entities.
func entityVariants(of reading: [UInt8]) throws -> [[String]] {
  try JSON.parse(reading)["entities"]?.array?.map { entity in
    entity["variants"]?.array?.compactMap(\.string) ?? []
  } ?? []
}
