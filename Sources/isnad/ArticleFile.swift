import Glibc
import IsnadMessages
import IsnadText

/// One article on disk, or on standard input as `-`.
struct ArticleFile: Sendable {
  let name: String

  /// The name for people.
  var shown: String { name == "-" ? "stdin" : name }

  /// The bytes as they are.
  func bytes() throws(Failure) -> [UInt8] {
    let descriptor = try opened()
    defer { if name != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    // A dump piped in by mistake ends here, not after a gigabyte: UTF-16 may take twice the bytes of the text.
    while bytes.count <= 2 * SourceText.maximumByteCount {
      let count = try read(descriptor, into: &chunk, from: 0)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
    throw tooLarge
  }

  /// A descriptor to read from.
  func opened() throws(Failure) -> Int32 {
    let descriptor = name == "-" ? 0 : open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(errno) }
    return descriptor
  }

  /// Reads what there is into the bytes from `start` on; 0 at the end.
  func read(_ descriptor: Int32, into bytes: inout [UInt8], from start: Int) throws(Failure) -> Int {
    while true {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if count >= 0 { return count }
      if errno != EINTR { throw unreadable(errno) }
    }
  }

  /// The text, decoded; an encoding that was guessed is told.
  ///
  /// - Parameters:
  ///   - declared: What the user says of the encoding; nil to go by a byte order mark and the bytes.
  ///   - tell: Told what the user should know.
  func text(
    declared: TextDecoding.Encoding?, tell: (String) -> Void = { note($0) }
  ) throws(Failure) -> SourceText {
    let bytes = try bytes()
    do {
      let decoding = try TextDecoding(bytes, declared: declared)
      if declared == nil, decoding.encoding == .windows1256 {
        tell(say("input.guessed", shown, decoding.encoding.rawValue))
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
