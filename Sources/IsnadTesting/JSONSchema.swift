/// A validator for the part of JSON Schema 2020-12 that `Schema/records.schema.json` uses.
///
/// A keyword that it does not know is reported as a finding, so that the schema can't outgrow it unnoticed.
public struct JSONSchema: Sendable {
  private let root: JSONValue

  public init(_ root: JSONValue) { self.root = root }

  /// What is wrong with `value`, each with its path; empty for a valid one.
  public func findings(in value: JSONValue) -> [String] { findings(value, root, "$") }

  private static let silent: Set<String> = ["$schema", "$id", "$defs", "title", "description", "then", "else"]

  private func findings(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    guard let keywords = schema.object else { return ["\(path): the schema here is no object"] }
    var found: [String] = []
    for (keyword, rule) in keywords.sorted(by: { $0.key < $1.key }) where !Self.silent.contains(keyword) {
      found += check(value, keyword, rule, keywords, path)
    }
    return found
  }

  private func check(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ all: [String: JSONValue], _ path: String
  ) -> [String] {
    switch keyword {
    case "$ref":
      guard let target = definition(rule) else { return ["\(path): unknown reference \(rule)"] }
      return findings(value, target, path)
    case "type":
      let names = rule.array ?? [rule]
      return names.contains { matches(value, type: $0.string ?? "") }
        ? [] : ["\(path): is no \(names.compactMap(\.string))"]
    case "enum": return rule.array?.contains(value) == true ? [] : ["\(path): \(value) is not one of those allowed"]
    case "const": return rule == value ? [] : ["\(path): is not \(rule)"]
    case "pattern":
      guard let text = value.string, let pattern = rule.string, let regex = try? Regex(pattern) else { return [] }
      return text.firstMatch(of: regex) != nil ? [] : ["\(path): \(text) does not match \(pattern)"]
    case "minimum":
      guard let number = value.number, let least = rule.number else { return [] }
      return number >= least ? [] : ["\(path): \(number) is less than \(least)"]
    case "minItems", "maxItems":
      guard let count = value.array?.count, let limit = rule.number else { return [] }
      return (keyword == "minItems" ? count >= Int(limit) : count <= Int(limit)) ? [] : ["\(path): has \(count) items"]
    case "required":
      guard let members = value.object else { return [] }
      return (rule.array ?? []).compactMap(\.string).filter { members[$0] == nil }.map { "\(path): lacks \($0)" }
    case "properties":
      guard let members = value.object else { return [] }
      return (rule.object ?? [:]).sorted { $0.key < $1.key }.flatMap { key, schema in
        members[key].map { findings($0, schema, "\(path).\(key)") } ?? []
      }
    case "items": return (value.array ?? []).enumerated().flatMap { findings($1, rule, "\(path)[\($0)]") }
    case "allOf": return (rule.array ?? []).flatMap { findings(value, $0, path) }
    case "anyOf":
      let tries = (rule.array ?? []).map { findings(value, $0, path) }
      return tries.contains { $0.isEmpty } ? [] : tries.min { $0.count < $1.count } ?? []
    case "if":
      let branch = findings(value, rule, path).isEmpty ? all["then"] : all["else"]
      return branch.map { findings(value, $0, path) } ?? []
    default: return ["\(path): the validator does not know the keyword \(keyword)"]
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue? {
    guard let name = reference.string, name.hasPrefix("#/$defs/") else { return nil }
    return root["$defs"]?[String(name.dropFirst("#/$defs/".count))]
  }

  private func matches(_ value: JSONValue, type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.boolean, "boolean"), (.string, "string"), (.array, "array"), (.object, "object"),
      (.number, "number"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
