import Glibc
import IsnadExports
import IsnadMessages

/// Puts the files of an export where the user wants them: one on standard output, several into a folder.
struct ExportWriter {
  /// nil for standard output.
  let folder: String?

  func write(_ files: [ExportedFile], format: ExportFormat) throws {
    guard let folder else {
      guard files.count == 1 else {
        throw Failure(
          .usage, Messages.errors.text("export.folder", .current, format.rawValue, String(files.count)))
      }
      return StandardStream.output.write(files[0].bytes)
    }
    try write(files, into: folder)
  }

  /// Several files whatever their number.
  func write(_ files: [ExportedFile]) throws { if let folder { try write(files, into: folder) } }

  private func write(_ files: [ExportedFile], into folder: String) throws {
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw failed(folder) }
    var taken: Set<String> = []
    for file in files {
      // Two articles of one name get two files.
      var name = file.name
      var number = 2
      while !taken.insert(name).inserted {
        let dot = file.name.lastIndex(of: ".") ?? file.name.endIndex
        name = "\(file.name[..<dot])-\(number)\(file.name[dot...])"
        number += 1
      }
      try write(file.bytes, to: "\(folder)/\(name)")
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failed(path) }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw failed(path)
      }
    }
  }

  private func failed(_ path: String) -> Failure {
    Failure(.io, Messages.errors.text("export.failed", .current, path, String(cString: strerror(errno))))
  }
}
