import CIsnadData

/// The schemas of bodies, as they stand in `Data/desk/schemas.json`.
enum APISchemas {
  static var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: isnad_desk_schemas_bytes(), count: isnad_desk_schemas_size()))
  }
}
