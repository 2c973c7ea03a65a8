import Glibc
import IsnadMessages
import IsnadText

/// One article on disk, or on standard input as `-`.
struct ArticleFile {
  let name: String

  /// The name for people.
  var shown: String { name == "-" ? "stdin" : name }

  /// The bytes as they are.
  func bytes() throws -> [UInt8] {
    let descriptor = name == "-" ? 0 : open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { if name != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    // A dump piped in by mistake ends here, not after a gigabyte: UTF-16 may take twice the bytes of the text.
    while bytes.count <= 2 * SourceText.maximumByteCount {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw unreadable(errno)
      }
    }
    throw tooLarge
  }

  /// The text, decoded; an encoding that was guessed is told.
  ///
  /// - Parameter declared: What the user says of the encoding; nil to go by a byte order mark and the bytes.
  func text(declared: TextDecoding.Encoding?) throws -> SourceText {
    let bytes = try bytes()
    do {
      let decoding = try TextDecoding(bytes, declared: declared)
      if declared == nil, decoding.encoding == .windows1256 {
        note(say("input.guessed", shown, decoding.encoding.rawValue))
      }
      return decoding.text
    } catch {
      throw failure(error)
    }
  }

  private var tooLarge: Failure {
    Failure(.data, say("input.large", shown, String(SourceText.maximumByteCount >> 20)))
  }

  private func failure(_ error: ArticleError) -> Failure {
    switch error.code {
    case .tooLarge: return tooLarge
    case .binary: return Failure(.data, say("input.binary", shown))
    case .badEncoding:
      guard let offset = error.byteOffset, let byte = error.byte else {
        return Failure(.data, say("input.undecodable", shown))
      }
      let hex = "0x" + String(byte, radix: 16, uppercase: true)
      return Failure(.data, say("input.encoding", shown, String(offset), hex))
    }
  }

  func unreadable(_ code: Int32) -> Failure {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG: Failure(.noInput, say("input.missing", shown))
    case EISDIR: Failure(.noInput, say("input.folder", shown))
    case EACCES, EPERM: Failure(.noInput, say("input.forbidden", shown))
    default: Failure(.io, say("input.failed", shown, String(cString: strerror(code))))
    }
  }

  private func say(_ key: String, _ arguments: String...) -> String {
    switch arguments.count {
    case 1: Messages.errors.text(key, .current, arguments[0])
    case 2: Messages.errors.text(key, .current, arguments[0], arguments[1])
    default: Messages.errors.text(key, .current, arguments[0], arguments[1], arguments[2])
    }
  }
}
