/// The short names by which the Unicode standard calls characters that can't be seen.
enum ControlName {
  static func short(_ scalar: UInt32) -> String { names[scalar] ?? code(scalar) }

  /// `U+202E`.
  static func code(_ scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
  }

  static func isKnown(_ scalar: UInt32) -> Bool { names[scalar] != nil }

  private static let names: [UInt32: String] = [
    0x09: "TAB", 0x0A: "LF", 0x0D: "CR", 0x1B: "ESC", 0x7F: "DEL", 0xA0: "NBSP", 0xAD: "SHY", 0x61C: "ALM",
    0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LSEP", 0x2029: "PSEP",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x202F: "NNBSP", 0x2060: "WJ",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
  ]
}
