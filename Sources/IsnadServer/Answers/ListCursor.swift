import IsnadArchive

/// The archive's cursor as clients carry it: bound to the list that it was made for, so that one from another list is told
/// instead of skipping who knows what.
enum ListCursor {
  private static let markLength = 8

  static func encoded(_ cursor: Cursor, for call: Call) -> String { mark(call) + cursor.description }

  static func decoded(_ text: String, for call: Call) throws(Problem) -> Cursor {
    guard text.hasPrefix(mark(call)), let cursor = Cursor(String(text.dropFirst(markLength))) else {
      throw Problem(.badCursor)
    }
    return cursor
  }

  /// Tells the list from all others; its form and the length of its pages may change on the way.
  private static func mark(_ call: Call) -> String {
    let passedOver: Set = ["cursor", "limit", "excel", "facet", "offsets", "lang", "digits"]
    let values = call.values.canonical.filter { !passedOver.contains($0.name) }
    return String(
      EntityTag.digest(
        [call.route.name] + call.path.sorted { $0.key < $1.key }.map(\.value) + values.flatMap { [$0.name, $0.value] }
      ).prefix(markLength))
  }
}
