/// What is searched for: words and phrases joined by AND, OR, NOT, and fields that narrow the records.
public struct Query: Sendable, Hashable {
  public indirect enum Node: Sendable, Hashable {
    case phrase(Phrase)
    case all([Node])
    case any([Node])
    /// The first without the second.
    case without(Node, Node)
  }

  /// Words that stand one after the other; often only one.
  public struct Phrase: Sendable, Hashable {
    public let text: String
    /// `="…"`: as printed, whatever the mode.
    public let isExact: Bool
    /// `title:…`
    public let isTitle: Bool

    public init(_ text: String, isExact: Bool = false, isTitle: Bool = false) {
      self.text = text
      self.isExact = isExact
      self.isTitle = isTitle
    }

    /// Whether there is a letter or a digit in it.
    var hasWord: Bool {
      text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
  }

  public enum Field: String, Sendable, CaseIterable { case speaker, outlet, place, measure, type, entity }

  public struct Restriction: Sendable, Hashable {
    public let field: Field
    public let value: String

    public init(field: Field, value: String) {
      self.field = field
      self.value = value
    }
  }

  /// nil where only fields are given.
  public let root: Node?
  public let restrictions: [Restriction]

  /// All phrases that a match may hold, in the order of the query; those behind NOT are not among them.
  public var phrases: [Phrase] { root.map(Self.phrases) ?? [] }

  private static func phrases(_ node: Node) -> [Phrase] {
    switch node {
    case .phrase(let phrase): [phrase]
    case .all(let nodes), .any(let nodes): nodes.flatMap(phrases)
    case .without(let node, _): phrases(node)
    }
  }
}

/// How spellings are compared.
public enum SearchMode: String, Sendable, CaseIterable {
  /// Letter by letter as printed.
  case exact
  /// Hamza, ة, ى, marks and digits folded; attached و ب ل ف ك, ال and pronouns don't count.
  case normalized
  /// As ``normalized``, and a word finds all forms of its lemma; names keep their form.
  case stem
}

/// Why a query can't be read.
public struct QueryError: Error, Sendable, Hashable {
  public enum Code: String, Sendable {
    /// `"…` without an end.
    case openPhrase
    /// `(` without `)`, or the reverse.
    case bracket
    /// AND, OR or NOT without something on both sides.
    case operand
    /// `colour:red`: no such field.
    case unknownField
    /// `speaker:` without a value.
    case fieldValue
    /// A field inside OR, NOT or brackets.
    case fieldPlace
    /// Only NOT: there is nothing to look for.
    case onlyNot
    /// Marks, and nothing that could be looked for.
    case noWord
    /// More operators or brackets than anybody types.
    case tooLong
  }
  public let code: Code
  /// The part of the query that is to blame.
  public let part: String

  public init(code: Code, part: String) {
    self.code = code
    self.part = part
  }
}
