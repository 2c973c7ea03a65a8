/// A parameter of a route: what it is called, what it may hold. The same row checks requests and describes the API.
struct Parameter: Sendable {
  enum Kind: Sendable {
    case text
    case choice([String])
    /// Several choices with commas between them.
    case choices([String])
    case integer(ClosedRange<Int>)
    /// `2024`, `2024-03` or `2024-03-26`.
    case day
    /// `2024-03-26` alone.
    case wholeDay
    /// `1`, `0`, `true`, `false`.
    case flag
  }

  let name: String
  let kind: Kind
  let summary: String
  /// What holds where the parameter is not given.
  var fallback: String?
  var isRequired = false

  init(_ name: String, _ kind: Kind, _ summary: String, fallback: String? = nil, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.fallback = fallback
    self.isRequired = isRequired
  }

  /// Whether `value` is one that the parameter may hold. Forms send what was left empty: that is a value not given.
  func allows(_ value: String) -> Bool {
    switch kind {
    case .text: value.unicodeScalars.count <= Self.longestText
    case .choice(let choices): value.isEmpty || choices.contains(value)
    case .choices(let choices): value.split(separator: ",").allSatisfy { choices.contains(String($0)) }
    case .integer(let range): Self.integer(value).map(range.contains) ?? false
    case .day: value.isEmpty || Self.isDay(value)
    case .wholeDay: value.isEmpty || (value.utf8.count == 10 && Self.isDay(value))
    case .flag: value.isEmpty || Self.flags.keys.contains(value)
    }
  }

  /// Code points: with every one of them percent-encoded an address still keeps to its limit.
  static let longestText = 256
  static let wholeDayPattern = "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"
  static let dayPattern = "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"
  static let flags = ["1": true, "true": true, "0": false, "false": false]

  /// What may be written instead of a value that is not allowed.
  var valid: [String] {
    switch kind {
    case .text: []
    case .choice(let choices), .choices(let choices): choices
    case .integer(let range): ["\(range.lowerBound)…\(range.upperBound)"]
    case .day: ["YYYY", "YYYY-MM", "YYYY-MM-DD"]
    case .wholeDay: ["YYYY-MM-DD"]
    case .flag: ["1", "0", "true", "false"]
    }
  }

  /// Digits alone: `Int` would take a sign, too.
  static func integer(_ text: String) -> Int? {
    let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(text)
  }

  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard 1...3 ~= parts.count, parts[0].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return false }
    let numbers = parts.dropFirst().map { ($0.utf8.count, Int($0) ?? 0) }
    guard numbers.allSatisfy({ $0.0 == 2 }) else { return false }
    if let month = numbers.first?.1, !(1...12 ~= month) { return false }
    return numbers.count < 2 || 1...31 ~= numbers[1].1
  }
}

/// What a request gives to a route's parameters, checked.
struct Values: Sendable {
  private var given: [String: String] = [:]

  /// Nothing is given.
  init() {}

  /// - Throws: ``Problem`` that names every parameter that is not as it should be, with what would be.
  init(_ query: [(name: String, value: String)], for parameters: [Parameter]) throws(Problem) {
    var faults: [Problem.Fault] = []
    var code = Problem.Code.badParameter
    for (name, value) in query {
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        // A mistyped filter that is passed over would widen the result without a word.
        code = .unknownParameter
        faults.append(Problem.Fault(parameter: name, code: "unknown", valid: parameters.map(\.name)))
        continue
      }
      if given[name] != nil {
        faults.append(Problem.Fault(parameter: name, code: "repeated", valid: []))
      } else if !parameter.allows(value) {
        faults.append(Problem.Fault(parameter: name, code: "value", valid: parameter.valid))
      } else {
        given[name] = value
      }
    }
    for parameter in parameters where parameter.isRequired && given[parameter.name, default: ""].isEmpty {
      faults.append(Problem.Fault(parameter: parameter.name, code: "missing", valid: parameter.valid))
    }
    if !faults.isEmpty { throw Problem(code, faults: faults) }
    for parameter in parameters where given[parameter.name, default: ""].isEmpty {
      given[parameter.name] = parameter.fallback
    }
  }

  /// Takes a parameter out.
  mutating func take(_ name: String) -> String? { given.removeValue(forKey: name) }

  /// The text of a parameter; nil where it is not given or empty.
  func text(_ name: String) -> String? { given[name].flatMap { $0.isEmpty ? nil : $0 } }

  func integer(_ name: String) -> Int? { text(name).flatMap(Parameter.integer) }

  func flag(_ name: String) -> Bool { text(name).flatMap { Parameter.flags[$0] } ?? false }

  func list(_ name: String) -> [String] { text(name)?.split(separator: ",").map(String.init) ?? [] }

  /// All that is given, by name: what tells one answer of a route from another.
  var canonical: [(name: String, value: String)] {
    given.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
