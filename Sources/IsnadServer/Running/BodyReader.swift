import HTTPTypes
import HummingbirdCore
import NIOCore

/// Takes in a request's body, not larger and not slower than the route allows.
struct BodyReader {
  let rule: Route.BodyRule
  let seconds: Int

  func bytes(of request: Request) async throws(Problem) -> [UInt8] {
    let declared = request.headers[.contentType].map { $0.prefix { $0 != ";" }.trimmingSpaces.lowercased() }
    guard let declared, rule.mediaTypes.contains(declared) else {
      throw Problem(.unsupportedMedia, rule.mediaTypes.joined(separator: ", "))
    }
    let tooLarge = Problem(.tooLarge, String(rule.maximumByteCount))
    // What says that it is too large need not be sent first.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > rule.maximumByteCount {
      throw tooLarge
    }
    let (maximum, seconds) = (rule.maximumByteCount, seconds)
    do {
      return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
        group.addTask {
          let buffer = try await request.body.collect(upTo: maximum)
          return Array(buffer.readableBytesView)
        }
        group.addTask {
          try await Task.sleep(for: .seconds(seconds))
          return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let bytes = first else {
          throw Problem(.slowBody, String(seconds))
        }
        return bytes
      }
    } catch let problem as Problem {
      throw problem
    } catch is NIOTooManyBytesError {
      throw tooLarge
    } catch {
      // The client went away, or what it sent is no body: there is nobody to tell much.
      throw Problem(.badBody, "")
    }
  }
}
