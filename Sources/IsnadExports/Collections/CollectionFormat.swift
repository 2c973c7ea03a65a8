import IsnadFormats
import IsnadMessages
import IsnadText

/// The forms in which articles beside one another are printed.
public enum CollectionFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// One object on one line.
  case json
  /// One row an article; of stories alone.
  case tsv
}

/// Lines for people, in one of two languages.
struct ReportLines {
  let language: Language
  private(set) var bytes: [UInt8] = []

  init(_ language: Language) { self.language = language }

  mutating func line(_ text: String = "", indent: Int = 0) {
    bytes += Array(repeating: 0x20, count: indent)
    // What comes from an article stays on its line and can't drive a terminal.
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || isBidiControl(scalar.value)
      appendScalar(isControl ? 0x20 : scalar.value, to: &bytes)
    }
    bytes.append(0x0A)
  }

  func say(_ key: String, _ a: String = "", _ b: String = "") -> String { Messages.report.text(key, language, a, b) }
}

/// Embeddings, overrides and isolates: invisible, and they reorder what stands beside them.
func isBidiControl(_ v: UInt32) -> Bool { 0x202A...0x202E ~= v || 0x2066...0x2069 ~= v }
