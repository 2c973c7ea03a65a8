import IsnadReading

/// A date as people and programs write it into a field: ISO 8601, RFC 822, `2024/03/26`, or in Arabic with its year.
///
/// `03/04/2024` is not read: two countries mean two days by it.
func writtenDate(_ text: String) -> PublicationDate? {
  if let date = PublicationDate(text) ?? mailDate(text) { return date }
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  if parts.count == 3, parts[0].utf8.count == 4 { return PublicationDate(parts.joined(separator: "-")) }
  return visibleDate(text)
}
