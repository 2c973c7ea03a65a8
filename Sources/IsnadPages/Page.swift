import IsnadMessages

/// A page of the desk: a pure function of what it shows and of who reads it.
public enum Page: Sendable {
  case firstStart(FirstStartView)

  /// The whole document, UTF-8 when sent.
  public func html(for reader: Reader) -> String {
    switch self {
    case .firstStart:
      """
      <!doctype html>
      <html lang="\(reader.language.rawValue)" dir="\(reader.language == .arabic ? "rtl" : "ltr")">
      <head><meta charset="utf-8"><title>isnad</title></head>
      <body><h1>isnad</h1><p>isnad ingest</p></body>
      </html>

      """
    }
  }
}
