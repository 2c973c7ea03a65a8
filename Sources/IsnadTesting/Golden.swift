import Foundation
public import Testing

/// Compares `actual` with `Golden/NAME` beside the calling test; `ISNAD_UPDATE_GOLDEN=1` rewrites it and fails once.
public func expectGolden(
  _ actual: String, _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Golden").appending(path: name)
  if ProcessInfo.processInfo.environment["ISNAD_UPDATE_GOLDEN"] != nil {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: url)
    Issue.record(
      "rewrote \(name); read the difference, then run again without the switch", sourceLocation: sourceLocation)
  } else {
    let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    #expect(actual == expected, "differs from Golden/\(name)", sourceLocation: sourceLocation)
  }
}
