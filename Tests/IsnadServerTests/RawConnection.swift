import Foundation
import Glibc

/// Sends bytes as they are and takes what comes back until the server closes, or for some seconds: what no HTTP client would send.
enum RawConnection {
  /// Waits on a thread of its own: those of the tests are the server's, too.
  ///
  /// - Parameter waitFirst: Seconds in which nothing that comes back is taken.
  static func exchange(_ request: String, port: Int, seconds: Int = 20, waitFirst: UInt32 = 0) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: waiting(request, port, seconds, waitFirst)) }
    }
  }

  private static func waiting(_ request: String, _ port: Int, _ seconds: Int, _ waitFirst: UInt32) -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    // Little room, so that what is not taken waits in the server.
    var room: Int32 = 4096
    if waitFirst > 0 { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size)) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return "" }
    let bytes = Array(request.utf8)
    _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    if waitFirst > 0 { sleep(waitFirst) }
    var out: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      out += chunk[..<count]
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A GET without anything that the caller does not give.
  static func get(_ path: String, host: String?, port: Int) async -> String {
    await exchange(
      "GET \(path) HTTP/1.1\r\n\(host.map { "Host: \($0)\r\n" } ?? "")Connection: close\r\n\r\n", port: port)
  }
}
