public import IsnadJSON

/// Which members of a JSON object hold what of an article. A name may be a path: `meta.date`.
public struct FieldMap: Sendable, Hashable {
  public enum Field: String, Sendable, CaseIterable { case text, title, outlet, url, author, published }

  private var paths: [Field: [String]]

  /// The documented names: `text`, `title`, `outlet`, `url`, `author`, `published` or `date`.
  public static let standard = FieldMap(
    paths: [
      .text: ["text"], .title: ["title"], .outlet: ["outlet"], .url: ["url"], .author: ["author"],
      .published: ["published", "date"],
    ])

  private init(paths: [Field: [String]]) { self.paths = paths }

  /// The standard names changed as a user wrote it: `title=headline,text=body.plain`; nil for anything else.
  public init?(_ description: String) {
    self = .standard
    for part in description.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let field = Field(rawValue: sides[0]) else { return nil }
      paths[field] = [sides[1]]
    }
  }

  /// The first text that a field's names lead to; blank ones and `null` are none.
  public func value(_ field: Field, in object: JSON) -> String? {
    for path in paths[field] ?? [] {
      var value: JSON? = object
      for key in path.split(separator: ".") { value = value?[String(key)] }
      if let text = value?.string, text.contains(where: { !$0.isWhitespace }) { return text }
    }
    return nil
  }

  /// A field's names, for a message.
  func names(_ field: Field) -> String { (paths[field] ?? []).joined(separator: ", ") }
}
