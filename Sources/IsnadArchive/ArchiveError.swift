/// Why an archive can't be used, or a wish of the user can't be met.
public enum ArchiveError: Error, Sendable, Hashable {
  /// There is no file at the path.
  case missing
  /// There is one already.
  case exists
  /// The file is no archive of isnad.
  case foreign
  /// A newer program made it; its version of the schema.
  case newer(String)
  /// An older program made it, and it was opened for reading only.
  case older
  /// Another process holds it.
  case busy
  case forbidden
  case full
  case damaged(String)
  case failed(String)
}
