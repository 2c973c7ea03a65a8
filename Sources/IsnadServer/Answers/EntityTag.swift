import IsnadFormats

/// A strong validator: two answers with one tag have the same bytes.
struct EntityTag: Sendable, Hashable {
  /// With its quotation marks.
  let text: String

  init(_ text: String) { self.text = text }

  /// The tag of whatever `parts` lead to.
  init(of parts: [String]) {
    // Each part with its length, so that no two lists run together.
    let joined = parts.map { "\($0.utf8.count):\($0)" }.joined()
    text = "\"" + sha256(of: Array(joined.utf8)).dropFirst("sha256:".count).prefix(32) + "\""
  }

  /// Whether an `If-None-Match` or `If-Match` header names the tag.
  func isNamed(in header: String, weakly: Bool) -> Bool {
    header.split(separator: ",").contains { part in
      let part = part.trimmingSpaces
      return part == "*" || part == text || (weakly && part == "W/" + text)
    }
  }
}
