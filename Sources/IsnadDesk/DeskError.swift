/// What is not there.
public enum DeskError: Error, Sendable {
  case missing
  /// Several articles' ids start so.
  case ambiguous([String])
  /// The text was taken out of the archive and must not come in again.
  case purged
}
