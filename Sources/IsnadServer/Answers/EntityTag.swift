import IsnadFormats

/// A strong validator: two answers with one tag have the same bytes.
///
/// It has two parts, what the answer is made of and what form of that it is. A write names what was read by the first alone: it
/// doesn't matter whether that was read as JSON or as a page.
struct EntityTag: Sendable, Hashable {
  /// With its quotation marks.
  let text: String

  /// - Parameters:
  ///   - state: All that can change.
  ///   - form: What tells this answer from others made of the same.
  init(state: String, form: [String]) { text = "\"\(Self.digest([state])).\(Self.digest(form))\"" }

  /// 24 hexadecimal digits of the hash of `parts`.
  static func digest(_ parts: [String]) -> Substring {
    // Each part with its length, so that no two lists run together.
    let joined = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return sha256(of: Array(joined.utf8)).dropFirst("sha256:".count).prefix(24)
  }

  /// Whether an `If-None-Match` header names the tag; weak and strong are one there.
  func isNamed(in header: String) -> Bool {
    Self.tags(header).contains { $0 == "*" || $0 == text || $0 == "W/" + text }
  }

  /// Whether an `If-Match` header names an answer that was made of `state`.
  static func isState(_ state: String, namedIn header: String) -> Bool {
    let start = "\"\(digest([state]))."
    return tags(header).contains { $0 == "*" || $0.hasPrefix(start) }
  }

  private static func tags(_ header: String) -> [Substring] { header.split(separator: ",").map(\.trimmingSpaces) }
}
