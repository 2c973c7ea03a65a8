public import IsnadArchive
import IsnadFormats
public import IsnadMessages

/// Who somebody is over all articles: for people, or one JSON object a line.
public struct EntityReport: Sendable {
  private let language: Language

  public init(language: Language) { self.language = language }

  /// - Parameters:
  ///   - by: Statements of the entity, the newest first.
  ///   - about: Statements of others that name it.
  public func text(_ card: EntityCard, by: [Hit] = [], about: [Hit] = []) -> [UInt8] {
    var lines = [
      ["#\(card.id)", card.kind, card.wikidata, card.country, card.latin].compactMap(\.self).joined(separator: "  "),
      "  " + card.name,
    ]
    func add(_ key: String, _ value: String) {
      if !value.isEmpty { lines.append("  " + Messages.report.text(key, language) + ": " + value) }
    }
    add("articles", "\(card.articles)" + days(card.firstDay, card.lastDay))
    add("variant", card.spellings.map { "\($0.name) (\($0.count))" }.joined(separator: "، "))
    for role in card.roles { add("role", "\(role.text) (\(role.articles))" + days(role.firstDay, role.lastDay)) }
    for part in card.parts { add("part." + part.name, "\(part.count)") }
    let hits = HitReport(language: language, isColoured: false)
    for (key, statements) in [("statements.by", by), ("statements.about", about)] where !statements.isEmpty {
      lines.append("  " + Messages.report.text(key, language) + ":")
      for statement in statements {
        let told = String(decoding: hits.encode(statement), as: UTF8.self)
        lines += told.split(separator: "\n").map { "    " + $0 }
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func days(_ first: String?, _ last: String?) -> String {
    guard let first, let last else { return "" }
    return first == last ? "  \(first)" : "  \(first) .. \(last)"
  }

  public func json(_ card: EntityCard, by: [Hit] = [], about: [Hit] = []) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.entityKeys(card)
    json.entityParts(card)
    json.key("statements_by"); json.array(by) { $0.string($1.id) }
    json.key("statements_about"); json.array(about) { $0.string($1.id) }
    json.closeObject()
    json.newline()
    return json.bytes
  }

  /// An edit by hand on one line; numbers as the cards have them.
  public func text(_ edit: EntityEdit) -> [UInt8] {
    let said = Messages.report.text(
      "edit.\(edit.action.rawValue)", language, "#\(edit.entity) \(edit.name)", "#\(edit.other) \(edit.otherName)")
    var parts = ["\(edit.id)", edit.made, said]
    if let reason = edit.reason { parts.append(reason) }
    if let undone = edit.undone { parts.append(Messages.report.text("edit.undone", language, undone)) }
    return Array((parts.joined(separator: "  ") + "\n").utf8)
  }

  public func json(_ edit: EntityEdit) -> [UInt8] {
    var json = JSONWriter()
    json.edit(edit)
    json.newline()
    return json.bytes
  }
}
