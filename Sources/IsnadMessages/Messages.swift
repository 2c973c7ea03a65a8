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

  private let texts: [String: [Language: String]]

  public init(_ table: Table) {
    var texts: [String: [Language: String]] = [:]
    table.forEachRow { row in
      texts[row.string(0)] = [.english: unescaped(row.string(1)), .arabic: unescaped(row.string(2))]
    }
    self.texts = texts
  }

  /// The message `key` with `arguments` in its places; the key itself where the file lacks it, which a test rules out.
  public func text(_ key: String, _ language: Language, _ arguments: String...) -> String {
    fill(texts[key]?[language] ?? key, with: arguments)
  }

  public func contains(_ key: String) -> Bool { texts[key] != nil }

  /// All keys, sorted; for tests.
  public var keys: [String] { texts.keys.sorted() }
}

/// Puts `arguments` into the places `{0}`, `{1}` … of a template; what they contain is not looked at again.
func fill(_ template: String, with arguments: [String]) -> String {
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

private func unescaped(_ text: String) -> String {
  text.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
}
