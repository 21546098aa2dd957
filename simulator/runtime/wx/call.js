// The calling convention of wx: success/fail/complete, or a promise when none of them is given.

/** A refusal as the phone words it: `errMsg` is put behind the name of the API. */
export function refusal(errMsg, extra) {
  return Object.assign(new Error(errMsg), { errMsg, ...extra })
}

function failed(name, error) {
  const errMsg = error?.errMsg || `fail ${error?.message || error}`
  return {
    errMsg: `${name}:${errMsg}`,
    ...(error?.errCode !== undefined && { errCode: error.errCode }),
    ...(error?.errno !== undefined && { errno: error.errno }),
  }
}

/**
 * Wraps `implementation(options, gesture)`. `gesture` says whether the call was made while a tap
 * was being handled, before any await: some APIs are refused otherwise.
 */
export function asyncCall(sim, name, implementation) {
  return (options = {}) => {
    sim.log(name, options)
    const { gesture } = sim
    const run = Promise.resolve()
      .then(() => implementation(options, gesture))
      .then(
        (answer) => ({ errMsg: `${name}:ok`, ...answer }),
        (error) => Promise.reject(failed(name, error)),
      )
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return run
    run.then(
      (answer) => {
        sim.guard(() => success?.(answer), `${name} success`)
        sim.guard(() => complete?.(answer), `${name} complete`)
      },
      (error) => {
        sim.guard(() => fail?.(error), `${name} fail`)
        sim.guard(() => complete?.(error), `${name} complete`)
      },
    )
    return undefined
  }
}

/** Wraps a table { name: implementation } at once. */
export function asyncCalls(sim, table) {
  return Object.fromEntries(
    Object.entries(table).map(([name, run]) => [name, asyncCall(sim, name, run)]),
  )
}
