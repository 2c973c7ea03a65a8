import CIsnadData
public import IsnadLexicon

/// One file of messages in both languages (`Data/messages/*.tsv`).
public struct Messages: Sendable {
  /// What the program says on standard error.
  public static let errors = Messages(Table(isnad_messages_bytes(), count: isnad_messages_size()))
  /// What the command line's help says.
  public static let help = Messages(Table(isnad_help_messages_bytes(), count: isnad_help_messages_size()))
  /// What the server says.
  public static let desk = Messages(Table(isnad_desk_messages_bytes(), count: isnad_desk_messages_size()))
  /// The words of the desk's pages.
  public static let pages = Messages(Table(isnad_pages_messages_bytes(), count: isnad_pages_messages_size()))
  /// The words of the text report.
  public static let report = Messages(Table(isnad_report_messages_bytes(), count: isnad_report_messages_size()))

  /// The rows by their keys. A text is made when it is asked for: a run says few of them.
  private let rows: [Table.Row]
  private let places: WordIndex

  public init(_ table: Table) {
    var rows: [Table.Row] = []
    var places = WordIndex(minimumCapacity: 256)
    table.forEachRow { row in
      places.insert(row.field(0).bytes, Int32(rows.count))
      rows.append(row)
    }
    self.rows = rows
    self.places = places
  }

  /// The message `key` with `arguments` in its places; the key itself where the file lacks it, which a test rules out.
  public func text(_ key: String, _ language: Language, _ arguments: String...) -> String {
    guard let place = place(of: key) else { return fill(key, with: arguments) }
    return fill(unescaped(rows[place].field(language == .english ? 1 : 2)), with: arguments)
  }

  public func contains(_ key: String) -> Bool { place(of: key) != nil }

  /// All keys, sorted; for tests.
  public var keys: [String] { rows.map { $0.string(0) }.sorted() }

  private func place(of key: String) -> Int? { places[Array(key.utf8)].map { Int($0) } }
}

/// Puts `arguments` into the places `{0}`, `{1}` … of a template; what they contain is not looked at again.
func fill(_ template: String, with arguments: [String]) -> String {
  if arguments.isEmpty { return template }
  var out = ""
  var rest = template[...]
  while let brace = rest.firstIndex(of: "{") {
    out += rest[..<brace]
    rest = rest[brace...]
    let digit = rest.dropFirst().prefix(1)
    if let place = Int(digit), arguments.indices.contains(place), rest.dropFirst(2).first == "}" {
      out += arguments[place]
      rest = rest.dropFirst(3)
    } else {
      out += rest.prefix(1)
      rest = rest.dropFirst()
    }
  }
  return out + rest
}

/// The text of a field, in which `\n` stands for a new line.
private func unescaped(_ field: Field) -> String {
  guard field.contains(UInt8(ascii: "\\")) else { return field.string }
  var bytes: [UInt8] = []
  for byte in field.bytes {
    if byte == UInt8(ascii: "n"), bytes.last == UInt8(ascii: "\\") {
      bytes[bytes.count - 1] = UInt8(ascii: "\n")
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
