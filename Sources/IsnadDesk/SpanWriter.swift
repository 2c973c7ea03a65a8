import IsnadFormats
import IsnadJSON
import IsnadText

/// Writes stored JSON back, with positions in the units that are asked for.
struct SpanWriter {
  private let units: OffsetUnits
  private let text: SourceText
  /// The byte at which each code point starts, and the end; empty where code points are enough.
  private let places: [Int32]

  init(_ text: SourceText, _ units: OffsetUnits) {
    self.text = text
    self.units = units
    var places: [Int32] = []
    if !units.isEmpty {
      places.reserveCapacity(text.scalarCount + 1)
      for (i, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 { places.append(Int32(i)) }
      places.append(Int32(text.bytes.count))
    }
    self.places = places
  }

  /// No record goes anywhere without what found it and how sure that is.
  private static let always: Set = ["id", "rule", "confidence"]

  /// A value as it is kept.
  ///
  /// - Parameter fields: The members that are given, beside those of every record; all of them where none is named.
  func write(_ slice: JSONSlice, only fields: Set<String> = [], to json: inout JSONWriter) {
    if units.isEmpty, fields.isEmpty { return json.raw(Array(slice.bytes)) }
    var value = slice.value ?? .null
    if !fields.isEmpty, case .object(let members) = value {
      value = .object(members.filter { Self.always.contains($0.key) || fields.contains($0.key) })
    }
    write(value, to: &json)
  }

  private func write(_ value: JSON, to json: inout JSONWriter) {
    switch value {
    case .null: json.null()
    case .boolean(let flag): json.boolean(flag)
    case .number(let number): json.number(number)
    case .string(let text): json.string(text)
    case .array(let elements): json.array(elements) { write($1, to: &$0) }
    case .object(let members):
      json.openObject()
      for member in members {
        json.key(named: member.key)
        write(member.value, to: &json)
      }
      if value["text"]?.string != nil, let start = place(value["start"]), let end = place(value["end"]) {
        if units.contains(.utf16) {
          json.key("utf16"); json.array([start, end]) { $0.integer(text.utf16Offset(ofByte: $1)) }
        }
        if units.contains(.byte) { json.key("byte"); json.array([start, end]) { $0.integer($1) } }
      }
      json.closeObject()
    }
  }

  /// The byte of a position in code points.
  private func place(_ value: JSON?) -> Int? {
    guard let scalar = value?.integer, places.indices.contains(scalar) else { return nil }
    return Int(places[scalar])
  }
}
