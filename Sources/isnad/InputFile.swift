import Glibc
import IsnadCompression
import IsnadMessages

/// An input of any length: a file, or standard input as `-`; gzip is seen by its first bytes and undone.
struct InputFile: ~Copyable {
  let name: String
  /// Bytes on disk; nil for a pipe.
  let size: Int?
  /// What tells a changed file from the one that was begun.
  let fingerprint: String
  private let descriptor: Int32
  private var inflater: Inflater?
  private var isOpen = false
  private(set) var bytesRead = 0

  init(_ name: String) throws {
    self.name = name
    descriptor = name == "-" ? 0 : open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ArticleFile(name: name).unreadable(errno) }
    var status = stat()
    fstat(descriptor, &status)
    guard status.st_mode & S_IFMT != S_IFDIR else { throw ArticleFile(name: name).unreadable(EISDIR) }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    fingerprint = "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  deinit { if name != "-" { close(descriptor) } }

  /// The next bytes, decompressed; empty at the end.
  mutating func next() throws -> [UInt8] {
    while true {
      if inflater != nil {
        do throws(CompressionError) {
          let out = try inflater?.next() ?? []
          if !out.isEmpty { return out }
        } catch {
          throw damaged
        }
      }
      let piece = try chunk()
      if !isOpen {
        isOpen = true
        if piece.starts(with: [0x1F, 0x8B]) { inflater = try? Inflater(limit: .max) }
      }
      guard inflater != nil else { return piece }
      guard !piece.isEmpty else {
        guard inflater?.isComplete != false else { throw damaged }
        return []
      }
      inflater?.feed(piece)
    }
  }

  private mutating func chunk() throws -> [UInt8] {
    let most = 1 << 18
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
        count = read(descriptor, buffer.baseAddress, most)
        filled = max(0, count)
      }
      if count >= 0 {
        bytesRead += count
        return chunk
      }
      if errno != EINTR { throw ArticleFile(name: name).unreadable(errno) }
    }
  }

  private var damaged: Failure { Failure(.data, Messages.errors.text("input.gzip", .current, name)) }
}
