extension Query {
  /// More words than this are no query.
  public static let mostParts = 200

  /// Reads what a user typed: `اسرائيل "الامم المتحدة" OR غزة -مصر speaker:نتنياهو ="الأمم"`.
  ///
  /// AND binds closer than OR and stands between words by itself. Arabic quotation marks open phrases too.
  public init(_ text: String) throws(QueryError) {
    var parser = QueryParser(parts: try QueryLexer(text).parts())
    root = try parser.query()
    restrictions = parser.restrictions
    // Marks alone would narrow nothing: everything would be found, and look like what was asked for.
    let phrases = phrases
    guard phrases.isEmpty || phrases.contains(where: \.hasWord) else {
      throw QueryError(code: .noWord, part: phrases[0].text)
    }
  }
}

enum QueryPart: Equatable {
  case phrase(Query.Phrase)
  case restriction(Query.Restriction)
  case and, or, not, open, close
}

private struct QueryLexer {
  private let scalars: [Unicode.Scalar]
  private var i = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  consuming func parts() throws(QueryError) -> [QueryPart] {
    var parts: [QueryPart] = []
    while i < scalars.count {
      guard parts.count < Query.mostParts else { throw QueryError(code: .tooLong, part: String(Query.mostParts)) }
      let scalar = scalars[i]
      if scalar.properties.isWhitespace {
        i += 1
      } else if scalar == "(" || scalar == ")" {
        parts.append(scalar == "(" ? .open : .close)
        i += 1
      } else if let end = Self.closing[scalar] {
        parts.append(.phrase(Query.Phrase(try quoted(until: end))))
      } else if scalar == "=", i + 1 < scalars.count, let end = Self.closing[scalars[i + 1]] {
        i += 1
        parts.append(.phrase(Query.Phrase(try quoted(until: end), isExact: true)))
      } else if scalar == "-", i + 1 < scalars.count, !scalars[i + 1].properties.isWhitespace {
        parts.append(.not)
        i += 1
      } else {
        parts.append(try word())
      }
    }
    return parts
  }

  private static let closing: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "“": "”", "«": "»", "„": "“"]

  private mutating func quoted(until end: Unicode.Scalar) throws(QueryError) -> String {
    let start = i
    i += 1
    var text = String.UnicodeScalarView()
    while i < scalars.count {
      if scalars[i] == end {
        i += 1
        return String(text)
      }
      text.append(scalars[i])
      i += 1
    }
    throw QueryError(code: .openPhrase, part: string(start..<i))
  }

  private mutating func word() throws(QueryError) -> QueryPart {
    let start = i
    while i < scalars.count, !scalars[i].properties.isWhitespace, scalars[i] != "(", scalars[i] != ")",
      Self.closing[scalars[i]] == nil
    {
      if scalars[i] == ":", i > start, scalars[start..<i].allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) {
        return try field(string(start..<i))
      }
      i += 1
    }
    let text = string(start..<i)
    switch text {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    default:
      let isExact = text.hasPrefix("=") && text.count > 1
      return .phrase(Query.Phrase(isExact ? String(text.dropFirst()) : text, isExact: isExact))
    }
  }

  /// The value behind `name:`, a word or a quoted phrase.
  private mutating func field(_ name: String) throws(QueryError) -> QueryPart {
    i += 1
    let value: String
    if i < scalars.count, let end = Self.closing[scalars[i]] {
      value = try quoted(until: end)
    } else {
      let start = i
      while i < scalars.count, !scalars[i].properties.isWhitespace, scalars[i] != ")" { i += 1 }
      value = string(start..<i)
    }
    guard !value.isEmpty else { throw QueryError(code: .fieldValue, part: name) }
    if name == "title" { return .phrase(Query.Phrase(value, isTitle: true)) }
    guard let field = Query.Field(rawValue: name) else { throw QueryError(code: .unknownField, part: name) }
    return .restriction(Query.Restriction(field: field, value: value))
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }
}

private struct QueryParser {
  let parts: [QueryPart]
  var restrictions: [Query.Restriction] = []
  private var i = 0

  init(parts: [QueryPart]) { self.parts = parts }

  mutating func query() throws(QueryError) -> Query.Node? {
    // Fields narrow the whole query, so they are taken off first; where they could mean something else they are refused.
    var rest: [QueryPart] = []
    var depth = 0
    let hasOr = parts.contains(.or)
    for (k, part) in parts.enumerated() {
      switch part {
      case .restriction(let restriction):
        let isBesideOr = hasOr && depth == 0 && !isBracketed(parts)
        guard depth == 0, !isBesideOr, k == 0 || parts[k - 1] != .not else {
          throw QueryError(code: .fieldPlace, part: "\(restriction.field.rawValue):\(restriction.value)")
        }
        restrictions.append(restriction)
      case .and where rest.isEmpty || k + 1 == parts.count: continue
      default:
        if part == .open { depth += 1 }
        if part == .close { depth -= 1 }
        rest.append(part)
      }
    }
    while rest.last == .and { rest.removeLast() }
    guard !rest.isEmpty else {
      if parts.contains(.and) || parts.contains(.or), restrictions.isEmpty {
        throw QueryError(code: .operand, part: "AND")
      }
      return nil
    }
    var inner = QueryParser(parts: rest)
    let node = try inner.either()
    guard inner.i == rest.count else { throw QueryError(code: .bracket, part: ")") }
    return node
  }

  /// Whether every OR stands inside brackets.
  private func isBracketed(_ parts: [QueryPart]) -> Bool {
    var depth = 0
    for part in parts {
      if part == .open { depth += 1 }
      if part == .close { depth -= 1 }
      if part == .or, depth == 0 { return false }
    }
    return true
  }

  private mutating func either() throws(QueryError) -> Query.Node {
    var nodes = [try conjunction()]
    while i < parts.count, parts[i] == .or {
      i += 1
      nodes.append(try conjunction())
    }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func conjunction() throws(QueryError) -> Query.Node {
    var wanted: [Query.Node] = []
    var unwanted: [Query.Node] = []
    while i < parts.count, parts[i] != .or, parts[i] != .close {
      if parts[i] == .and {
        i += 1
        guard !(wanted.isEmpty && unwanted.isEmpty) else { throw QueryError(code: .operand, part: "AND") }
        guard i < parts.count, parts[i] != .or, parts[i] != .close, parts[i] != .and else {
          throw QueryError(code: .operand, part: "AND")
        }
      }
      if parts[i] == .not {
        i += 1
        unwanted.append(try operand("NOT"))
      } else {
        wanted.append(try operand("AND"))
      }
    }
    guard !wanted.isEmpty else {
      throw QueryError(code: unwanted.isEmpty ? .operand : .onlyNot, part: unwanted.isEmpty ? "OR" : "NOT")
    }
    let all: Query.Node = wanted.count == 1 ? wanted[0] : .all(wanted)
    guard !unwanted.isEmpty else { return all }
    return .without(all, unwanted.count == 1 ? unwanted[0] : .any(unwanted))
  }

  private mutating func operand(_ operation: String) throws(QueryError) -> Query.Node {
    guard i < parts.count else { throw QueryError(code: .operand, part: operation) }
    switch parts[i] {
    case .phrase(let phrase):
      i += 1
      return .phrase(phrase)
    case .open:
      i += 1
      let node = try either()
      guard i < parts.count, parts[i] == .close else { throw QueryError(code: .bracket, part: "(") }
      i += 1
      return node
    case .close: throw QueryError(code: .bracket, part: ")")
    case .and, .or, .not, .restriction: throw QueryError(code: .operand, part: operation)
    }
  }
}
