import Glibc

/// The lines of files, one at a time, in memory that does not grow with them.
final class LineReader {
  enum Line: Sendable {
    /// Without its line feed.
    case bytes([UInt8], file: String, number: Int)
    case tooLong(file: String, number: Int)
    /// A file that can't be read (any further).
    case failure(Failure)
  }

  /// An article's text at its largest, every letter of it escaped.
  static let longestLine = 96 << 20

  private var files: ArraySlice<ArticleFile>
  private var open: (file: ArticleFile, descriptor: Int32)?
  private var number = 0
  /// What was read and is not told yet: `buffer[start..<end]`, searched up to `searched`.
  private var buffer: [UInt8] = Array(repeating: 0, count: 1 << 16)
  private var start = 0
  private var searched = 0
  private var end = 0
  private var isSkipping = false

  init(_ files: [ArticleFile]) { self.files = files[...] }

  /// The next line; nil after the last. A file's last line needs no line feed.
  func next() -> Line? {
    while true {
      if let line = bufferedLine() {
        if let line { return line }
        continue
      }
      guard let open else {
        guard let file = files.popFirst() else { return nil }
        do throws(Failure) {
          self.open = (file, try file.opened())
          number = 0
        } catch {
          return .failure(error)
        }
        continue
      }
      do throws(Failure) {
        if try fill(from: open) { continue }
      } catch {
        closeFile()
        return .failure(error)
      }
      let last = end > start || isSkipping ? finish(end, open.file) : nil
      closeFile()
      if let last { return last }
    }
  }

  /// A whole line of the buffer; nil inside for a blank one, nil outside if there is none.
  private func bufferedLine() -> Line?? {
    guard let open else { return nil }
    let found = buffer.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress, let feed = memchr(base + searched, 0x0A, end - searched) else { return nil }
      return UnsafeRawPointer(feed) - base
    }
    guard let found else {
      searched = end
      return nil
    }
    let line = finish(found, open.file)
    start = found + 1
    searched = start
    return .some(line)
  }

  /// The line that ends at `place`; nil for a blank one.
  private func finish(_ place: Int, _ file: ArticleFile) -> Line? {
    number += 1
    if isSkipping {
      isSkipping = false
      return .tooLong(file: file.shown, number: number)
    }
    let line = buffer[start..<place]
    guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return nil }
    return .bytes(Array(line), file: file.shown, number: number)
  }

  /// Reads more; false at the end of the file.
  private func fill(from open: (file: ArticleFile, descriptor: Int32)) throws(Failure) -> Bool {
    if end - start > Self.longestLine { isSkipping = true }
    if isSkipping {
      (start, searched, end) = (0, 0, 0)
    } else if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        if let base = bytes.baseAddress { memmove(base, base + start, end - start) }
      }
      (searched, end, start) = (searched - start, end - start, 0)
    }
    // A buffer that one long line has stretched is given back after it.
    if buffer.count > 1 << 20, end < 1 << 15 { buffer = Array(buffer[..<(1 << 16)]) }
    if end == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
    let count = try open.file.read(open.descriptor, into: &buffer, from: end)
    end += count
    return count > 0
  }

  private func closeFile() {
    if let open, open.file.name != "-" { close(open.descriptor) }
    open = nil
    (start, searched, end, isSkipping) = (0, 0, 0, false)
  }
}
