public import Foundation

/// The project's own files, for tests that read them.
public enum Repository {
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  public static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  /// Paths (from the root) of all files under `folder` that end so, sorted.
  public static func files(under folder: String, ending suffix: String) throws -> [String] {
    let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(suffix) }.map { "\(folder)/\($0)" }
      .sorted()
  }

  /// The articles of `Samples/`, by name, with the publication date of their annotation.
  public static let samples: [(name: String, published: String)] = [
    ("drone-post", "2025-03-18"), ("flood-wire", "2025-03-19"), ("truce-talks", "2025-03-18"),
  ]
}
