import Dispatch
import Synchronization

/// `body` of every element, worked out by up to `jobs` threads at once; results stand in the order of the elements.
func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ body: @Sendable (Element) -> Result
) -> [Result] {
  let next = Mutex(0)
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, elements.count))) { _ in
    while true {
      let i = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard i < elements.count else { return }
      let result = body(elements[i])
      results.withLock { $0[i] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
