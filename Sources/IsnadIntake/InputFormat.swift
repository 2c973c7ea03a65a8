/// The kinds of input that articles come in.
public enum InputFormat: String, Sendable, CaseIterable {
  case text, jsonl

  /// The kind that a file's name says; a `.gz` behind it does not count. nil where the name says nothing.
  public init?(fileName: String) {
    var name = fileName.lowercased()
    if name.hasSuffix(".gz") { name = String(name.dropLast(3)) }
    switch name.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) {
    case "txt": self = .text
    case "jsonl", "ndjson", "jsonlines": self = .jsonl
    default: return nil
    }
  }

  /// The kind that the first bytes of an input look like.
  public init(sniffing bytes: ArraySlice<UInt8>) {
    let start = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    self = start.first == 0x7B ? .jsonl : .text
  }

  public func reader(fields: FieldMap, defaults: IntakeDefaults) -> any ItemReader {
    switch self {
    case .text: TextReader(defaults: defaults)
    case .jsonl: JSONLinesReader(fields: fields, defaults: defaults)
    }
  }
}
