import Synchronization

/// How many requests of which route were answered how, and how long they took: no addresses, no words.
final class Metrics: Sendable {
  private struct Key: Hashable, Comparable {
    let route: String
    let status: Int

    static func < (a: Key, b: Key) -> Bool { (a.route, a.status) < (b.route, b.status) }
  }

  private struct Count {
    var requests = 0
    var bytes = 0
    var seconds = 0.0
    /// Requests that took no longer than each of ``bounds``.
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
  }

  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
  private let counts = Mutex<[Key: Count]>([:])

  func count(_ route: String, status: Int, bytes: Int, seconds: Double) {
    counts.withLock { counts in
      var count = counts[Key(route: route, status: status)] ?? Count()
      count.requests += 1
      count.bytes += bytes
      count.seconds += seconds
      for (i, bound) in Self.bounds.enumerated() where seconds <= bound { count.buckets[i] += 1 }
      counts[Key(route: route, status: status)] = count
    }
  }

  /// The text form that Prometheus reads.
  var text: String {
    let rows = counts.withLock { $0.sorted { $0.key < $1.key } }
    var lines = ["# TYPE isnad_requests_total counter"]
    func labels(_ key: Key, _ more: String = "") -> String {
      "{route=\"\(key.route)\",status=\"\(key.status)\"\(more)}"
    }
    for (key, count) in rows { lines.append("isnad_requests_total\(labels(key)) \(count.requests)") }
    lines.append("# TYPE isnad_response_bytes_total counter")
    for (key, count) in rows { lines.append("isnad_response_bytes_total\(labels(key)) \(count.bytes)") }
    lines.append("# TYPE isnad_request_seconds histogram")
    for (key, count) in rows {
      for (bound, bucket) in zip(Self.bounds, count.buckets) {
        lines.append("isnad_request_seconds_bucket\(labels(key, ",le=\"\(bound)\"")) \(bucket)")
      }
      lines.append("isnad_request_seconds_bucket\(labels(key, ",le=\"+Inf\"")) \(count.requests)")
      lines.append("isnad_request_seconds_sum\(labels(key)) \(count.seconds)")
      lines.append("isnad_request_seconds_count\(labels(key)) \(count.requests)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
