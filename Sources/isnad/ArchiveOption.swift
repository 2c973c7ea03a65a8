import ArgumentParser
import Glibc
import IsnadArchive
import IsnadMessages

/// Where the archive is: `--db`, else `$ISNAD_DB`, else the user's data folder.
struct ArchiveOption: ParsableArguments {
  @Option(name: .customLong("db"), help: ArgumentHelp(help("option.db"), valueName: help("value.file")))
  var path: String?

  var resolved: String {
    if let path { return path }
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    if let path = variable("ISNAD_DB") { return path }
    let data = variable("XDG_DATA_HOME") ?? (variable("HOME") ?? ".") + "/.local/share"
    return data + "/isnad/isnad.db"
  }

  func open(for use: Archive.Use) throws -> Archive {
    try archiving(resolved) { () throws(ArchiveError) in try Archive(resolved, for: use) }
  }

  /// Runs what may fail in the archive; a failure is told with the archive's place and a remedy.
  func run<Result>(_ body: () throws(ArchiveError) -> Result) throws -> Result { try archiving(resolved, body) }
}

/// Turns an error of the archive at `path` into a line for the user.
func archiving<Result>(_ path: String, _ body: () throws(ArchiveError) -> Result) throws -> Result {
  do throws(ArchiveError) {
    return try body()
  } catch {
    let (status, key, detail): (Failure.Status, String, String) =
      switch error {
      case .missing: (.noInput, "archive.missing", "")
      case .exists: (.cannotCreate, "archive.exists", "")
      case .foreign: (.data, "archive.foreign", "")
      case .newer(let version): (.unavailable, "archive.newer", version)
      case .older: (.unavailable, "archive.older", "")
      case .busy: (.busy, "archive.busy", "")
      case .forbidden: (.forbidden, "archive.forbidden", "")
      case .full: (.io, "archive.full", "")
      case .damaged(let detail): (.data, "archive.damaged", detail)
      case .failed(let detail): (.unavailable, "archive.failed", detail)
      }
    throw Failure(status, Messages.errors.text(key, .current, path, detail))
  }
}
