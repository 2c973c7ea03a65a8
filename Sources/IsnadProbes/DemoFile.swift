import Foundation
import IsnadArchive
import IsnadDesk

/// The program's own demonstration archive.
///
/// Where it or a folder can't be made, the disk is to blame and no claim: the run ends, or it would seem to have tried something.
enum DemoFile {
  /// The file's bytes.
  static let bytes: [UInt8] = {
    let folder = Scratch()
    do {
      try Demo.make(at: folder.path("demo.db"), time: "2026-01-01T00:00:00Z").backup(to: folder.path("whole.db"))
      return [UInt8](try Data(contentsOf: URL(filePath: folder.path("whole.db"))))
    } catch {
      fatalError("The demonstration archive can't be made: \(error)")
    }
  }()
}

/// A folder of its own for a check, gone with it.
final class Scratch: Sendable {
  private let url = FileManager.default.temporaryDirectory.appending(path: "isnad-probe-\(UUID().uuidString)")

  init() {
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      fatalError("\(url.path) can't be made: \(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// The path of a new file that holds `bytes`.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    do { try Data(bytes).write(to: url.appending(path: name)) } catch {
      fatalError("\(path(name)) can't be written: \(error)")
    }
    return path(name)
  }
}
