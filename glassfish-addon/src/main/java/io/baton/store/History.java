// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/**
 * The identity of a store: another one means that it may have lost something.
 *
 * @param servers the servers that it consists of, as they have been since their start; when one of them is replaced or
 *     restarted, its connections end
 * @param words kept by the store with its data, so that they are others when somebody emptied it
 */
public record History(String servers, String words) {

    /**
     * Says whether only the data is another: somebody emptied the store, and it ran on, so that no connection ended.
     */
    public boolean isEmptied(History before) {
        return servers.equals(before.servers) && !words.equals(before.words);
    }
}
